/** Character sets of the captured server: its numbers, names and characters, as the server itself converts them. */
package io.twoway.source.charset;
