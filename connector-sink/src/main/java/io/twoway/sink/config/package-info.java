/**
 * Settings of a sink. Each concern owns its keys, their definitions, the checks across keys and the typed result;
 * {@link io.twoway.sink.config.SinkConfig} puts them together. Validation and the running task go through the same checks,
 * so that nothing is accepted that would be refused later.
 */
package io.twoway.sink.config;
