package io.twoway.bench.loop;

/** Reads the bytes of a record's value. */
@FunctionalInterface
interface LoopDecoder {

    LoopRecord decode(byte[] value);
}
