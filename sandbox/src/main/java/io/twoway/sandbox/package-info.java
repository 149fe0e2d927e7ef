/**
 * The sandbox: a complete two-way synchronization on one machine, for people to try and to look into. The verbs of
 * {@code bin/sandbox} are here; the servers are in {@code server}, what is shown is in {@code demo}.
 */
package io.twoway.sandbox;
