package io.twoway.sink.prepared;

/**
 * Some rows as bytes.
 *
 * @param rows how many
 * @param data the bytes, which are not copied: they may be many
 */
@SuppressWarnings("ArrayRecordComponent")
public record PreparedPart(int rows, byte[] data) {}
