using Microsoft.ML.Data;

namespace BreastCancer;

/// <summary>One row of the data: thirty measurements of the cell nuclei in an image, and what the tumor was.</summary>
internal sealed class Tumor
{
    [LoadColumn(0), ColumnName("mean radius")]
    public float MeanRadius { get; set; }

    [LoadColumn(1), ColumnName("mean texture")]
    public float MeanTexture { get; set; }

    [LoadColumn(2), ColumnName("mean perimeter")]
    public float MeanPerimeter { get; set; }

    [LoadColumn(3), ColumnName("mean area")]
    public float MeanArea { get; set; }

    [LoadColumn(4), ColumnName("mean smoothness")]
    public float MeanSmoothness { get; set; }

    [LoadColumn(5), ColumnName("mean compactness")]
    public float MeanCompactness { get; set; }

    [LoadColumn(6), ColumnName("mean concavity")]
    public float MeanConcavity { get; set; }

    [LoadColumn(7), ColumnName("mean concave points")]
    public float MeanConcavePoints { get; set; }

    [LoadColumn(8), ColumnName("mean symmetry")]
    public float MeanSymmetry { get; set; }

    [LoadColumn(9), ColumnName("mean fractal dimension")]
    public float MeanFractalDimension { get; set; }

    [LoadColumn(10), ColumnName("radius error")]
    public float RadiusError { get; set; }

    [LoadColumn(11), ColumnName("texture error")]
    public float TextureError { get; set; }

    [LoadColumn(12), ColumnName("perimeter error")]
    public float PerimeterError { get; set; }

    [LoadColumn(13), ColumnName("area error")]
    public float AreaError { get; set; }

    [LoadColumn(14), ColumnName("smoothness error")]
    public float SmoothnessError { get; set; }

    [LoadColumn(15), ColumnName("compactness error")]
    public float CompactnessError { get; set; }

    [LoadColumn(16), ColumnName("concavity error")]
    public float ConcavityError { get; set; }

    [LoadColumn(17), ColumnName("concave points error")]
    public float ConcavePointsError { get; set; }

    [LoadColumn(18), ColumnName("symmetry error")]
    public float SymmetryError { get; set; }

    [LoadColumn(19), ColumnName("fractal dimension error")]
    public float FractalDimensionError { get; set; }

    [LoadColumn(20), ColumnName("worst radius")]
    public float WorstRadius { get; set; }

    [LoadColumn(21), ColumnName("worst texture")]
    public float WorstTexture { get; set; }

    [LoadColumn(22), ColumnName("worst perimeter")]
    public float WorstPerimeter { get; set; }

    [LoadColumn(23), ColumnName("worst area")]
    public float WorstArea { get; set; }

    [LoadColumn(24), ColumnName("worst smoothness")]
    public float WorstSmoothness { get; set; }

    [LoadColumn(25), ColumnName("worst compactness")]
    public float WorstCompactness { get; set; }

    [LoadColumn(26), ColumnName("worst concavity")]
    public float WorstConcavity { get; set; }

    [LoadColumn(27), ColumnName("worst concave points")]
    public float WorstConcavePoints { get; set; }

    [LoadColumn(28), ColumnName("worst symmetry")]
    public float WorstSymmetry { get; set; }

    [LoadColumn(29), ColumnName("worst fractal dimension")]
    public float WorstFractalDimension { get; set; }

    [LoadColumn(30), ColumnName("Label")]
    public bool IsMalignant { get; set; }
}
