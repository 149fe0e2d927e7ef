package io.twoway.bench.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Throughput of all cells as bars, drawn into an SVG file. */
public final class Plot {

    private static final int WIDTH_OF_CELL = 110;
    private static final int HEIGHT = 420;
    private static final int MARGIN = 220;

    private Plot() {}

    /**
     * Draws medians, with a line from the lowest to the highest round; cells without rows are left out.
     *
     * @param file a name that ends with {@code .svg}
     * @return whether there was something to draw
     */
    public static boolean draw(RunResult run, Path file) {
        List<CellResult> cells = run.cells().stream()
                .filter(cell -> cell.measures().contains(Measure.ROWS))
                .toList();
        if (cells.isEmpty()) {
            return false;
        }
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart(cells), file.toString(), VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private static CategoryChart chart(List<CellResult> cells) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(MARGIN + WIDTH_OF_CELL * Math.max(cells.size(), 3))
                .height(HEIGHT)
                .yAxisTitle("rows per second")
                .theme(ChartTheme.XChart)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setXAxisLabelRotation(30);
        chart.getStyler().setYAxisDecimalPattern("#,##0");
        chart.getStyler().setChartTitleVisible(false);
        cells.stream()
                .flatMap(cell -> cell.contenders().stream())
                .distinct()
                .forEach(contender -> addSeries(chart, cells, contender));
        return chart;
    }

    private static void addSeries(CategoryChart chart, List<CellResult> cells, String contender) {
        List<Spread> spreads = cells.stream()
                .map(cell -> cell.spread(contender, Measure.ROWS).orElse(new Spread(0, 0, 0)))
                .toList();
        chart.addSeries(
                contender,
                cells.stream().map(CellResult::name).toList(),
                spreads.stream().map(Spread::median).toList(),
                spreads.stream().map(s -> (s.max() - s.min()) / 2).toList());
    }
}
