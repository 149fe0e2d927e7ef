package io.twoway.client;

/**
 * What a connector has against one of its settings.
 *
 * @param key the setting
 * @param message what is wrong with it, and the cure
 */
public record SettingError(String key, String message) {}
