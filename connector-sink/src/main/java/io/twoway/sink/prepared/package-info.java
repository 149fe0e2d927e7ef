/**
 * Rows of XA transactions as the bytes in which they wait at the destination. These say themselves how they are to be read,
 * so that neither a new version of the sink nor a table that is altered meanwhile changes what they mean. Pure.
 */
package io.twoway.sink.prepared;
