/**
 * Planning, from events to work: puts source transactions together, drops what the watermark covers, and groups whole
 * transactions into batches, one destination transaction each. Pure; holds no connection and knows no table.
 */
package io.twoway.sink.plan;
