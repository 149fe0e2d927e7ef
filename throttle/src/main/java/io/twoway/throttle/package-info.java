/** Throttles: how long what comes next has to wait for what has passed, so that a flow keeps its limits. */
package io.twoway.throttle;
