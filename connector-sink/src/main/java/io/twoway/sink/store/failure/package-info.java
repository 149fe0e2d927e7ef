/** What errors of MySQL and of its driver mean, and what to do about them. */
package io.twoway.sink.store.failure;
