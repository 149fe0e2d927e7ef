/**
 * Events of the binlog out of its bytes: rows, partial updates, statements in the place of rows, compressed transactions; and
 * whether each can be read.
 */
package io.twoway.source.binlog;
