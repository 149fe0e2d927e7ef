/** Limits of throughput as users state them: of which flow, and of what by the second. Pure. */
package io.twoway.limit;
