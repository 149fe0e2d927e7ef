/** A pair as its four files describe it: connectors, placeholders, servers. */
package io.twoway.cli.pair;
