package io.twoway.sink.store.bookkeeping;

import io.twoway.sink.plan.StreamProgress;

/**
 * A progress row with the task that may move it.
 *
 * @param owner the task's id; empty where a person made the row
 */
record OwnedProgress(StreamProgress progress, String owner) {}
