/**
 * The sink connector. Follow the data: {@code decode} (records to events), {@code plan} (events to whole transactions and
 * batches), {@code apply} (lock, judge, resolve, write), with {@code conflict} and {@code resolve} as the pure middle and
 * {@code store} as the only place that speaks SQL.
 */
package io.twoway.sink;
