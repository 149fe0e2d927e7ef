package io.twoway.client;

/**
 * Refusal of one setting by its connector.
 *
 * @param key the setting
 * @param message what is wrong with it, and the cure
 */
public record SettingError(String key, String message) {}
