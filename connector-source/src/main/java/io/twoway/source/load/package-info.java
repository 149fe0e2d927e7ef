/**
 * Full loads: what one takes along besides tables and rows (views, routines, triggers and accounts, as they are while the
 * snapshot holds its lock), how far it is, and how an interrupted one goes on.
 */
package io.twoway.source.load;
