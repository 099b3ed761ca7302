"use strict";
(() => {
  const form = document.querySelector("form");
  const articles = Array.from(document.querySelectorAll("article"), (article) => ({
    article,
    words: (article.dataset.path + " " + article.dataset.area + " " + article.textContent).toLowerCase(),
  }));
  const apply = () => {
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of articles) {
      const wanted = form.elements[one.article.dataset.severity].checked && words.every((word) => one.words.includes(word));
      one.article.hidden = !wanted;
      shown += wanted ? 1 : 0;
    }
    for (const section of document.querySelectorAll("section.file"))
      section.hidden = !section.querySelector("article:not([hidden])");
    form.elements.count.value = shown + " of " + articles.length;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = articles.length < 2;
  apply();
})();
