/**
 * Processes that are servers: started with an output file, found again by what identifies them, stopped, killed, paused,
 * and ended with the JVM unless they are to stay.
 */
package io.twoway.servers.process;
