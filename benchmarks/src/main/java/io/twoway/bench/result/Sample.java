package io.twoway.bench.result;

/**
 * One number of one round.
 *
 * @param contender who did it
 * @param round counted from 0; contenders of one round had the same rows
 */
public record Sample(String contender, Measure measure, int round, double value) {}
