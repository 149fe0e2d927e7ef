/**
 * Real servers as processes of their own: MySQL, a Kafka broker and a Connect worker, each with an address, a log file
 * and the faults that a test needs (stop, kill, pause). The sandbox leaves them running; tests end them with the JVM.
 * Nothing in here knows what is synchronized.
 */
package io.twoway.servers;
