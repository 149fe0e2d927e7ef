/** Columns that MySQL computes, on both sides of a pair. */
package io.twoway.it.generated;
