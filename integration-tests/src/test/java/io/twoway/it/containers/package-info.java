/** The published images as Testcontainers starts them, with the connectors exactly as config-examples has them. */
package io.twoway.it.containers;
