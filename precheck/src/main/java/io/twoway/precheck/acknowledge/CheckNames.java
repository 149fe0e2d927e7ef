package io.twoway.precheck.acknowledge;

import io.twoway.precheck.rule.connector.ConnectorsRules;
import io.twoway.precheck.rule.connector.DeadLetterRules;
import io.twoway.precheck.rule.connector.LetterRules;
import io.twoway.precheck.rule.connector.SelectionRules;
import io.twoway.precheck.rule.connector.StreamTopicRules;
import io.twoway.precheck.rule.connector.WorkerRules;
import io.twoway.precheck.rule.server.DdlOriginRules;
import io.twoway.precheck.rule.server.DestinationRules;
import io.twoway.precheck.rule.server.OriginRules;
import io.twoway.precheck.rule.server.SiteServersRules;
import io.twoway.precheck.rule.server.SitesRules;
import io.twoway.precheck.rule.table.ConflictColumnRules;
import io.twoway.precheck.rule.table.RowSizeRules;
import io.twoway.precheck.rule.table.TablePairRules;
import io.twoway.precheck.rule.table.TableRules;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of all checks. */
public final class CheckNames {

    private static final SortedSet<String> ALL = Stream.of(
                    OriginRules.names(),
                    DdlOriginRules.names(),
                    DestinationRules.names(),
                    SitesRules.names(),
                    SiteServersRules.names(),
                    ConnectorsRules.names(),
                    StreamTopicRules.names(),
                    DeadLetterRules.names(),
                    LetterRules.names(),
                    WorkerRules.names(),
                    SelectionRules.names(),
                    ConflictColumnRules.names(),
                    TableRules.names(),
                    TablePairRules.names(),
                    RowSizeRules.names())
            .flatMap(names -> names)
            .collect(Collectors.collectingAndThen(
                    Collectors.toCollection(TreeSet::new), Collections::unmodifiableSortedSet));

    private CheckNames() {}

    /** Returns every name, in the order of the alphabet. */
    public static SortedSet<String> all() {
        return ALL;
    }
}
