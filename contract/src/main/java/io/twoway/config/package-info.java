/** Descriptions of keys, of the connectors and of the filter, as Connect checks them and Control Center shows them. */
package io.twoway.config;
