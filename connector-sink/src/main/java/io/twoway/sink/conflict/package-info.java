/** Judges a change against the destination's row: pure, no I/O. Whether there is a conflict is decided here and only here. */
package io.twoway.sink.conflict;
