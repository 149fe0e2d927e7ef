/** A source that has no stored offset, although its topic has records: where it goes on. */
package io.twoway.source.recovery;
