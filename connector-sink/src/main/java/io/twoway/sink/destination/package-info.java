/**
 * The destination as the code that applies a stream sees it: a port, which {@link io.twoway.sink.store} implements with MySQL.
 */
package io.twoway.sink.destination;
