package io.twoway.sink.store.bookkeeping;

import io.twoway.sink.plan.Progress;

/**
 * A progress row with the task that may move it.
 *
 * @param owner the task's id; empty where a person made the row
 */
record OwnedProgress(Progress progress, String owner) {}
