/** Servers of a run, the machine they share, and the distance to one of them. */
package io.twoway.bench.place;
