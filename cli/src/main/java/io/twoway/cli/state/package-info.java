/** States of registered connectors, and how far each stream is. */
package io.twoway.cli.state;
