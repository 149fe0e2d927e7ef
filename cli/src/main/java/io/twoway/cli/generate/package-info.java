/** From answers to the four connectors of a pair. {@link io.twoway.cli.generate.Draft} finds what is wrong with the answers. */
package io.twoway.cli.generate;
