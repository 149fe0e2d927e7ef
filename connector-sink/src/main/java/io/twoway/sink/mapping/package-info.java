/**
 * Names that differ between origin and destination: of databases, tables and columns. Pure; everything behind the decoder
 * speaks of the destination's names only.
 */
package io.twoway.sink.mapping;
