/**
 * Rows of XA transactions in the form in which they wait at the destination: as bytes that say themselves how they are to be
 * read, so that neither a new version of the sink nor a table that is altered meanwhile changes what they mean. Pure.
 */
package io.twoway.sink.prepared;
