/**
 * What a source's offset says of tables that were added to a running pair. The source writes it, and the command line reads it in
 * Connect's answers. Pure.
 */
package io.twoway.offset;
