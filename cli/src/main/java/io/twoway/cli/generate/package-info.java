/** The four connectors of a pair, made from answers. {@link io.twoway.cli.generate.Coherence} finds what is wrong with these. */
package io.twoway.cli.generate;
