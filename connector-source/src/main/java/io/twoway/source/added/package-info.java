/**
 * Tables that came into the selection of a running pair: loaded in chunks beside the stream, so that a row is sent only if the
 * peer never had it. Pure; a port tells what the server has.
 */
package io.twoway.source.added;
