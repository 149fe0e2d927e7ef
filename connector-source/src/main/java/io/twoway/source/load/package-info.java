/**
 * What a full load takes along besides tables and rows: views, routines, triggers and accounts, as they are while the
 * snapshot holds its lock, and how far the load is.
 */
package io.twoway.source.load;
