/**
 * JSON with schemas as Kafka's JsonConverter writes it, and the way back: the bytes of a schema are kept and compared, in
 * place of being written and parsed with every record. What has another shape is left to JsonConverter itself. No type of
 * Jackson's may pass between the two, as a plugin has a Jackson of its own.
 */
package io.twoway.converter;
