package io.twoway.sandbox.demo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The conflict journal of one side, from a moment on. */
final class Journal {

    private static final String TABLE = "dts.conflict_log";

    private final Site site;
    private final long lastId;

    private Journal(Site site, long lastId) {
        this.site = site;
        this.lastId = lastId;
    }

    static Journal from(Site site) throws SQLException {
        return new Journal(site, site.number("SELECT COALESCE(MAX(id), 0) FROM " + TABLE));
    }

    /** Returns what was written down since. */
    List<String> entries() throws SQLException {
        List<String> entries = new ArrayList<>();
        site.rows("SELECT kind, policy, outcome, stream, record_offset AS offset, row_key AS `key`,"
                        + " before_image AS `before`, after_image AS `after`, current_images AS `here` FROM " + TABLE
                        + " WHERE id > " + lastId + " ORDER BY id")
                .forEach(row -> entries.add(Site.text(row)));
        return entries;
    }
}
