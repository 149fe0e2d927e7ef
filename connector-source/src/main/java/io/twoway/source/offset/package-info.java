/** Parts of a source offset: the place in the binlog, the server that it is of, and how all of it is written. Pure. */
package io.twoway.source.offset;
