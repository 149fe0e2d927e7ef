/** The benchmarks: {@code bin/bench}, which measures this project and a peer in turn, on the same rows and servers. */
package io.twoway.bench;
