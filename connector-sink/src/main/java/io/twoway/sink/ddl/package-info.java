/**
 * Decides about statements of the origin, without running any: whether one is run here, and after a crash whether it was.
 * Pure; what a statement's objects look like is read by {@code store}, and {@code apply} does what is decided.
 */
package io.twoway.sink.ddl;
