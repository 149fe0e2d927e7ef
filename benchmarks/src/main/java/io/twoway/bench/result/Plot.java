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

/** One measure of all cells as bars, drawn into an SVG file. */
public enum Plot {
    ROWS(Measure.ROWS, "", "rows per second"),
    MEMORY(Measure.LIVE, "-memory", "MiB of live heap");

    private static final int WIDTH_OF_BAR_GROUP = 110;
    private static final int HEIGHT = 420;
    private static final int MARGIN = 220;

    private final Measure measure;
    private final String suffix;
    private final String axis;

    Plot(Measure measure, String suffix, String axis) {
        this.measure = measure;
        this.suffix = suffix;
        this.axis = axis;
    }

    /** Returns the name of the file beside others of its run. */
    public String fileName(String run) {
        return run + suffix + ".svg";
    }

    /** Returns the text that stands for the picture where it cannot be seen. */
    public String inWords() {
        return axis + " of each cell";
    }

    /**
     * Draws medians, with a line from the lowest to the highest round; cells without the measure are left out.
     *
     * @param file a name that ends with {@code .svg}
     * @return whether there was something to draw
     */
    public boolean draw(RunResult run, Path file) {
        List<Bars> bars = run.allCells().stream()
                .flatMap(cell -> Bars.of(cell, measure).stream())
                .toList();
        if (bars.isEmpty()) {
            return false;
        }
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart(bars), file.toString(), VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private CategoryChart chart(List<Bars> bars) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(MARGIN + WIDTH_OF_BAR_GROUP * Math.max(bars.size(), 3))
                .height(HEIGHT)
                .yAxisTitle(axis)
                .theme(ChartTheme.XChart)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setXAxisLabelRotation(30);
        chart.getStyler().setYAxisDecimalPattern("#,##0");
        chart.getStyler().setChartTitleVisible(false);
        bars.stream()
                .flatMap(group -> group.makers().stream())
                .distinct()
                .forEach(maker -> addSeries(chart, bars, maker));
        return chart;
    }

    private static void addSeries(CategoryChart chart, List<Bars> bars, String maker) {
        List<Spread> spreads = bars.stream().map(group -> group.of(maker)).toList();
        chart.addSeries(
                maker,
                bars.stream().map(Bars::name).toList(),
                spreads.stream().map(Spread::median).toList(),
                spreads.stream().map(s -> (s.max() - s.min()) / 2).toList());
    }
}
