package io.twoway.sink.change;

/**
 * A stored row and what it becomes.
 *
 * @param stored as it was read and locked; its key finds it
 * @param image as it is to be
 */
public record RowUpdate(RowImage stored, RowImage image) {}
