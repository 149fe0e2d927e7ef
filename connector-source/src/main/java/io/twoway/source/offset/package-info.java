/** Parts of a source offset: the place in the binlog, the server that it is of, and their texts. Pure. */
package io.twoway.source.offset;
