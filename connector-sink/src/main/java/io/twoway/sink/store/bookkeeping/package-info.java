/** The tables of the bookkeeping database, each read and written by one class. */
package io.twoway.sink.store.bookkeeping;
