/**
 * The state of tables that were added to a running pair, as it stands in source offsets: the source writes it, and the command line
 * reads it in Connect's answers. Pure.
 */
package io.twoway.offset;
