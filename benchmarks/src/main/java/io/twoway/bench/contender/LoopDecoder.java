package io.twoway.bench.contender;

/** Reads the bytes of a record's value. */
@FunctionalInterface
interface LoopDecoder {

    LoopRecord decode(byte[] value);
}
