/** Meanings of the errors of MySQL and of its driver, and advice on them. */
package io.twoway.sink.store.failure;
