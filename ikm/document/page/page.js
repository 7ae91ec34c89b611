"use strict";
(() => {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const places = [...document.querySelectorAll(".chart")];
  const dark = matchMedia("screen and (prefers-color-scheme: dark)");
  const paper = 680;
  const draw = (ground, width) => figures.forEach((figure, i) => {
    const { data, layout } = figure[ground];
    places[i].style.height = "";
    Plotly.react(places[i], data, width ? { ...layout, width } : layout, { displayModeBar: false, responsive: !width });
  });
  const onScreen = () => draw(dark.matches ? "dark" : "light");
  Plotly.setPlotConfig({ logging: 0 }); // it warns of several colours under a hatching, and draws them well
  onScreen();
  document.fonts.ready.then(onScreen);
  dark.addEventListener("change", onScreen);
  addEventListener("beforeprint", () => draw("light", paper));
  addEventListener("afterprint", onScreen);
})();
