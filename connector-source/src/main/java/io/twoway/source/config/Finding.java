package io.twoway.source.config;

/**
 * Something wrong with a configuration.
 *
 * @param key the setting to change
 * @param message what is wrong and what to do, for the user; never a secret
 */
public record Finding(String key, String message) {}
