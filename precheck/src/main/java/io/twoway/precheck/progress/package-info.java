/** Progress of a stream at its destination, as the bookkeeping tables tell it to whoever runs no task. */
package io.twoway.precheck.progress;
